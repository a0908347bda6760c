"""The measures of the drawn body, in units of a hundredth of its standing height.

Worked out on the prototype by eye, against pictures of people; not clinical data.
"""

THIGH = 24.5
SHIN = 23.6
ANKLE_HEIGHT = 3.9
UPPER_ARM = 17.2
FOREARM = 14.6
PALM = 3.2
FINGERTIPS = 9.0
FINGER_REACH = 8.6
NECK = 5.6
CROWN = 11.4

# The spine, upwards from the hips: the pelvis is rigid, the rest bends evenly.
PELVIS = 4.0
LUMBAR = 13.0
THORAX = 15.0
SPINE = PELVIS + LUMBAR + THORAX
SHOULDER = SPINE - 4.6
# Degrees by which a person who stands at ease is curved already.
LUMBAR_CURVE = -4
THORACIC_CURVE = 10
NECK_CURVE = 9
# The arms hang a little behind the line of the chest.
ARM_SET = 4

# How far away the far limbs are, and how much of that shows: the camera stands a little high.
LEG_DEPTH = 9.0
ARM_DEPTH = 12.0
OBLIQUE = 0.10 - 0.14j
# The same for a leg that opens sideways by so many degrees.
FROM_ABOVE = 0.10 - 0.29j
WIDE_OPEN = 50

# Points of the foot, from the ankle; the foot's own x points to the toes.
FOOT = {"heel": -2.6 + 3.6j, "arch": 4.6 + 3.9j, "instep": 4.6 - 0.3j, "ball": 7.8 + 2.5j, "toe": 11 + 2.9j}

# The torso at heights along the spine: (height, depth of the back, depth of the front).
TORSO = (
    (1.4, 7.8, 6.5),
    (7.0, 6.9, 6.4),
    (12.5, 6.2, 6.3),
    (18.0, 6.1, 6.6),
    (23.5, 6.2, 6.6),
    (28.2, 5.5, 5.5),
    (31.6, 3.6, 3.4),
)
# How much each of these heights shares in a belly.
BELLY = (0.7, 1, 0.9, 0.5, 0.1, 0, 0)

# Outlines, only as fine as it takes to find the lowest point of a part.
FOOT_OUTLINE = (-3.8 + 2.7j, -2.9 + 3.8j, -2.2 + 3.9j, 7.7 + 3.9j, 9.2 + 2.5j)
TOES_OUTLINE = (2.8 + 1.4j, 3.6 + 0.7j, -0.1 + 1.4j)
PELVIS_OUTLINE = (-7.7 + 0j, -7.6 - 1.8j, -7.1 + 2.4j, -5.6 + 4.6j, -3.6 + 5.8j, -0.6 + 6.3j, 3 + 5.4j)
BUTTOCK_OUTLINE = (-6.6 + 0j, -6.4 + 6j)
HEAD_OUTLINE = (-6 - 4.4j, -5.6 - 7.6j, -5 - 1j, -11.4j, -3 - 10.4j, 6.3 - 6.8j, 7.4 - 2j)
HAND_OUTLINE = (-2.0 + 3.5j, -1.9 + 4.8j, -1.2 + 8.2j, 9.2j, 0.8 + 8.3j)
FIST_OUTLINE = (-2.6 + 3j, -1.5 + 5j, 1 + 5.6j, 2.9 + 3.3j)
KNEE_RADIUS = 3.8
CALF = -4.6 + 8j
