// A form that is sent with what the passkey says: data-passkey is sign-in, get or create.
// It stays hidden where the browser knows no passkeys.

const ask = {
  "sign-in": async (form) => {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    return webauthnJSON.get((await answer.json()).request_options);
  },
  get: () => webauthnJSON.get(options().request_options),
  create: (form) => {
    const wanted = options().creation_options;
    const alone = form.elements.passwordless.checked;
    const device = wanted.publicKey.authenticatorSelection;
    device.residentKey = alone ? "required" : "discouraged";
    device.requireResidentKey = alone;
    if (alone) device.userVerification = "required";
    return webauthnJSON.create(wanted);
  },
};

function options() {
  return JSON.parse(document.getElementById("passkey-options").textContent);
}

async function send(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const trouble = form.querySelector(".passkey-trouble");
  trouble.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(await ask[form.dataset.passkey](form));
    form.submit();
  } catch {
    trouble.hidden = false;
  }
}

if (window.PublicKeyCredential && window.webauthnJSON) {
  for (const form of document.querySelectorAll("[data-passkey]")) {
    form.addEventListener("submit", send);
    form.hidden = false;
  }
}
