import { Conversation } from './conversation.js';
import { byId } from './element.js';
import { followStream } from './live-stream.js';
import { Session } from './session.js';
import { SystemView } from './system-view.js';
import { TaskList } from './task-list.js';

const signsInByName = document.documentElement.dataset.signIn === 'name';
const session = new Session(showSignIn);
const conversation = new Conversation(session);
const tasks = new TaskList(session);
let following = new AbortController();

function showSignIn() {
  following.abort();
  show({ signedIn: false });
  tasks.clear();
  byId(signsInByName ? 'name' : 'token').focus();
}

function showTalk() {
  show({ signedIn: true });
  byId('person-name').textContent = session.name;
  following = new AbortController();
  void conversation.begin();
  void followStream(session, stream, following.signal);
}

function show({ signedIn }) {
  byId('sign-in').hidden = signedIn;
  byId('talk').hidden = !signedIn;
  byId('person').hidden = !signedIn;
  byId('connection').textContent = '';
}

const stream = {
  onOpen() {
    byId('connection').textContent = '';
    void tasks.refresh();
    void conversation.refresh();
  },
  onEvent(event, data) {
    if (event === 'task' || event === 'reset') void tasks.refresh();
    if (event === 'conversation' || event === 'reset') void conversation.refresh();
    if (event === 'notification' && data.channel === 'in-app' && data.outcome === 'delivered')
      conversation.notice(data);
  },
  onAway() {
    byId('connection').textContent = 'The gateway is away; connecting again …';
  },
};

byId('sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  const problem = byId('sign-in-problem');
  problem.textContent = '';
  const field = byId(signsInByName ? 'name' : 'token');
  try {
    if (signsInByName) await session.signInByName(field.value);
    else await session.signInByToken(field.value.trim());
    field.value = '';
    showTalk();
  } catch (error) {
    problem.textContent = error instanceof TypeError ? 'The gateway does not answer.' : error.message;
  }
});
byId('sign-out').addEventListener('click', () => session.end());

if (session.token === null) showSignIn();
else showTalk();
if (signsInByName) new SystemView().begin();
