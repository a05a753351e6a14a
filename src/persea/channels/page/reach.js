/**
 * Says so when the server cannot be reached, and stops saying so when it can again.
 *
 * Being offline is not enough to tell: a Persea on this very machine answers without any network. So the
 * browser's word only starts the asking.
 */

const AGAIN_MS = 3000;

/** Shows and hides `notice`. */
export function watchReach(notice) {
  let timer = 0;

  async function check() {
    clearTimeout(timer);
    const reached = await fetch("/healthz", { cache: "no-store" }).then(() => true, () => false);
    notice.hidden = reached;
    if (!reached) timer = setTimeout(check, AGAIN_MS);
  }

  addEventListener("offline", check);
  addEventListener("online", check);
  if (!navigator.onLine) check();
}
