"""The sliders of the pose editor: one for each joint, with its limits from the schema."""

from stretches.figures.pose import Pose
from stretches.pose_joints import Slider, limbs


def test_limbs_have_their_joints() -> None:
    names = {limb.name: [slider.name for slider in limb.sliders] for limb in limbs()}

    leg = ["Hip", "Leg out", "Leg turned out", "Knee", "Ankle", "Toes"]
    arm = ["Shoulder", "Elbow", "Wrist"]
    assert names == {
        "Back and whole body": ["Whole body", "Low back", "Upper back", "Neck"],
        "Near leg (the right leg when facing right)": leg,
        "Far leg (the left leg when facing right)": leg,
        "Near arm (the right arm when facing right)": arm,
        "Far arm (the left arm when facing right)": arm,
    }


def test_slider_carries_name_hint_and_limits() -> None:
    knee = Slider("knee", "far", "Knee", "more brings the heel to the buttock", -5, 150)

    assert knee in limbs()[2].sliders


def test_every_slider_leads_to_an_angle_of_a_pose() -> None:
    for limb in limbs():
        for slider in limb.sliders:
            for value in (slider.least, slider.most):
                assert Pose.from_json({slider.part: {slider.key: value}}) != Pose.from_json({}) or value == 0
