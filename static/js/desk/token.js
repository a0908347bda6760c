// Signing in again, in another tab or in the preview, changes the token that guards each form: take on the new one.
function renew() {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) if (token) field.value = token;
}

window.addEventListener("focus", renew);
document.addEventListener("submit", renew, true);
