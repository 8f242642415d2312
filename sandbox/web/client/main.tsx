import { render } from 'preact';
import { App } from './app.tsx';
import { watchFocus } from './panes/focus.ts';
import './style/base.css';
import './style/layout.css';
import './style/message.css';
import './style/blocks.css';
import './style/form.css';
import './style/inspector.css';
import './style/tour.css';

watchFocus();
const root = document.getElementById('app');
if (root) render(<App />, root);
