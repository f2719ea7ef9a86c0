package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;

/**
 * Signs in with a passkey, in the browser alone: some browsers ask for one only in answer to a click, and the sign-in is two
 * plain requests beside Vaadin, so that the session gets its new id before anything is drawn in it.
 */
final class PasskeyButton extends Div {
    private static final String SCRIPT = """
            const problem = $0;
            this.addEventListener('click', async () => {
              const meta = name => document.querySelector(`meta[name="${name}"]`)?.content;
              const post = (path, body) => fetch(path, {
                method: 'POST', body,
                headers: {'Content-Type': 'application/json', [meta('_csrf_header') ?? 'X-CSRF-TOKEN']: meta('_csrf') ?? ''}
              });
              const say = text => problem.textContent = text;
              say('');
              if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
                say('Not signed in: this browser, or this address without https, knows no passkeys.');
                return;
              }
              try {
                const asked = await post('webauthn/authenticate/options');
                if (!asked.ok) {
                  say('Not signed in: this page is too old. Reload it.');
                  return;
                }
                const key = await navigator.credentials.get(
                  {publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(await asked.json())});
                const answer = await post('login/webauthn', JSON.stringify(key));
                if (answer.ok) {
                  window.location = (await answer.json()).redirectUrl;
                } else if (answer.status === 429) {
                  say(await answer.text());
                } else {
                  say('Not signed in: this passkey opens no account here. It was removed, or the account is switched off'
                    + ' or rests.');
                }
              } catch (refused) {
                say('Not signed in: ' + (refused.name === 'NotAllowedError'
                  ? 'no passkey was chosen.' : 'the console or the device did not answer.'));
              }
            });
            """;

    PasskeyButton() {
        var button = new Button(tr("Sign in with a passkey"));
        var problem = new Div();
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        button.getElement().executeJs(SCRIPT, problem.getElement());
        add(button, problem);
    }
}
