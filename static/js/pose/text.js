// The text of a pose: read it, lay it out as stretches/pose_text.py does, change an angle in it.

// The pose, or null while the text is empty or no JSON object.
export function read(text) {
  try {
    const pose = JSON.parse(text);
    return pose && typeof pose === "object" && !Array.isArray(pose) ? pose : null;
  } catch {
    return null;
  }
}

export function layout(pose) {
  const parts = Object.entries(pose).map(([name, part]) => `  ${JSON.stringify(name)}: ${spaced(part)}`);
  return parts.length ? `{\n${parts.join(",\n")}\n}` : "{}";
}

function spaced(value) {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (!value || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${spaced(part)}`).join(", ")}}`;
}

// A number in place of near and far stands for both sides.
export function angle(pose, part, key) {
  const told = pose[part];
  return typeof told === "number" ? told : (told?.[key] ?? 0);
}

export function withAngle(pose, part, key, value) {
  const told = pose[part];
  const both = typeof told === "number" ? { near: told, far: told } : told;
  return { ...pose, [part]: { ...both, [key]: value } };
}

export function mirrored(pose) {
  return { ...pose, facing: pose.facing === "left" ? "right" : "left" };
}
