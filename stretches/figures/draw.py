"""Draw a settled pose as the inside of an SVG element, back to front."""

from dataclasses import replace

from stretches.figures import marks, props
from stretches.figures.body import BELLY, FOOT, SPINE, TORSO
from stretches.figures.geometry import Point, turned
from stretches.figures.people import Person
from stretches.figures.pose import SIDES, Pose, Side
from stretches.figures.shapes import PARTS
from stretches.figures.skeleton import Joint, Joints, joints_of, spine_at, trunk
from stretches.figures.svg import curve, fill, group, number, placed, points, use

# From this angle on a leg that opens sideways needs a knee of its own: its bones are foreshortened.
ROUND_KNEE = 15
GHOST_OPACITY = ".28"


def sprite(markup: str = "") -> str:
    """The shapes that the markup uses, or all of them, to stand once in a page or file."""
    wanted = (name for name in PARTS if not markup or f'#f-{name}"' in markup)
    return "<defs>" + "".join(f'<path id="f-{name}" d="{PARTS[name]}"/>' for name in wanted) + "</defs>"


def draw(pose: Pose, person: Person) -> str:
    """SVG markup of a pose that settle() has stood on the floor, facing right."""
    joints = joints_of(pose)
    return "".join(
        (
            props.behind(pose),
            marks.shadow(pose),
            props.straps(pose, joints, "far"),
            marks.angles(pose, joints),
            _ghosts(pose, person),
            _arm(pose, joints, person, "far"),
            _leg(pose, joints, person, "far"),
            _head(joints, person),
            group("legs", use("pelvis", joints["pelvis"]) + use("glute", joints["hip_near"], person.girth)),
            _leg(pose, joints, person, "near"),
            f'<path d="{_torso(pose, person)}" fill="{fill("top")}"/>',
            use("drape", joints["neck"], colour=fill("hair")) if person.wears_scarf else "",
            marks.back_line(pose),
            props.straps(pose, joints, "near"),
            _arm(pose, joints, person, "near"),
            marks.arrows(pose, joints),
            marks.pain(pose, joints),
        )
    )


def _leg(pose: Pose, joints: Joints, person: Person, side: Side) -> str:
    far = side == "far"
    hip, knee, ankle, ball = (joints[f"{name}_{side}"] for name in ("hip", "knee", "ankle", "ball"))
    cloth = use("shin", knee, person.girth) + use("thigh", hip, person.girth)
    if pose.legs[side].abduction > ROUND_KNEE:
        at = knee.on_screen
        cloth += f'<circle cx="{number(at.real)}" cy="{number(at.imag)}" r="4"/>'
    foot = use("toes", _on_foot(ball, ankle)) + use("foot", ankle)
    muscles = ""
    if f"hamstring_{side}" in pose.highlight:
        muscles += use("hamstring", hip, person.girth)
    if f"calf_{side}" in pose.highlight:
        muscles += use("calf", knee, person.girth)
    drawn = group("skin", foot, far=far) + group("legs", cloth, far=far)
    return drawn + group("accent", muscles, far=far) if muscles else drawn


def _on_foot(ball: Joint, ankle: Joint) -> Joint:
    """Where the toes go on a foot as it is drawn, which is flat even when it is seen from its sole."""
    at = ankle.on_screen + turned(
        complex(FOOT["ball"].real * ankle.scale[0], FOOT["ball"].imag * ankle.scale[1]), ankle.angle
    )
    return replace(ball, point=at, depth=0)


def _arm(pose: Pose, joints: Joints, person: Person, side: Side) -> str:
    far = side == "far"
    wrist, elbow, shoulder = (joints[f"{name}_{side}"] for name in ("wrist", "elbow", "shoulder"))
    fist = pose.arms[side].fist
    skin = (
        use("fist" if fist else "hand", wrist) + use("fore", elbow, person.girth) + use("upper", shoulder, person.girth)
    )
    drawn = group("skin", skin, far=far)
    if fist and not far:
        drawn += (
            f'<use href="#f-knuckles" transform="{placed(wrist)}" stroke="{fill("skin", far=True)}" stroke-width=".6"/>'
        )
    return drawn + use("sleeve", shoulder, person.girth, colour=fill("top", far=True) if far else fill("sleeve"))


def _head(joints: Joints, person: Person) -> str:
    face = "face-in-scarf" if person.wears_scarf else "face"
    return (
        use("neck", joints["neck"], colour=fill("skin"))
        + f'<g transform="{placed(joints["head"])}"><use href="#f-head" fill="{fill("skin")}"/>'
        f'<use href="#f-{person.hair}" fill="{fill("hair")}"/>'
        f'<use href="#f-{face}" fill="{fill("skin", far=True)}"/></g>'
    )


def _torso(pose: Pose, person: Person, *, every: int = 1) -> str:
    """The one shape that bends: a smooth outline through the back and the front of the spine.

    With ``every`` it keeps only every so many heights.
    """
    back: list[Point] = []
    front: list[Point] = []
    for (height, behind, ahead), share in list(zip(TORSO, BELLY, strict=True))[::every]:
        spine, angle = spine_at(pose, height)
        back.append(spine + turned(-behind + 0j, angle))
        front.append(spine + turned(ahead + share * person.belly + 0j, angle))
    # The hem of the shirt rides up into the crease as the hips fold.
    fold = max(0.0, min(1.0, (max(pose.legs[side].hip for side in SIDES) - 30) / 90))
    spine, angle = spine_at(pose, TORSO[0][0] + 4 * fold)
    front[0] = spine + turned(TORSO[0][2] + BELLY[0] * person.belly - 1.4 * fold + 0j, angle)
    collar, collar_angle = spine_at(pose, SPINE + 0.2)
    hem = spine_at(pose, 0.4)[0]
    front.reverse()
    return (
        f"M{points(back[0])}{curve(back)}Q{points(collar + turned(0.6j, collar_angle), front[0])}"
        f"{curve(front)}Q{points(hem, back[0])}Z"
    )


def _ghosts(pose: Pose, person: Person) -> str:
    """Pale shapes of the upper body turned at the hips, for a movement that repeats."""
    drawn = ""
    for turn in pose.ghost:
        ghost = pose.copy()
        ghost.rot += turn
        for side in SIDES:
            ghost.legs[side].hip += turn
        head = f'<g transform="{placed(trunk(ghost)["head"])}"><use href="#f-head"/><use href="#f-{person.hair}"/></g>'
        torso = f'<path d="{_torso(ghost, person, every=2)}"/>'
        drawn += f'<g opacity="{GHOST_OPACITY}" fill="{fill("top")}">{head}{torso}</g>'
    return drawn
