// Sends a picture to the server, telling how much of it has gone.
const FAILED = "The picture could not be uploaded; nothing you typed is lost. Check your connection, then try again.";
const REFUSED = "You may not add pictures, or you were signed out. Sign in again in another tab, then try again.";

// `answer` resolves to {markdown} or {errors}: lists of sentences by the name of their control.
export function upload(text, form, tell) {
  const request = new XMLHttpRequest();
  const answer = new Promise((resolve) => {
    request.upload.addEventListener("progress", ({ loaded, total }) => tell(Math.round((100 * loaded) / total)));
    request.addEventListener("loadend", () => resolve(read(request)));
  });
  request.open("POST", text.dataset.markdownxUploadUrlsPath);
  request.setRequestHeader("X-CSRFToken", text.form.elements.csrfmiddlewaretoken.value);
  request.responseType = "json";
  tell(0);
  request.send(form);
  return { answer, abort: () => request.abort() };
}

function read({ status, response }) {
  if (status === 201 || (status === 400 && response?.errors)) return response;
  return { errors: { "": [status === 403 || status === 200 ? REFUSED : FAILED] } };
}
