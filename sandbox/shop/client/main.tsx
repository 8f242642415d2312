import { render } from 'preact';
import { App } from './app.tsx';
import '../../web/client/style/base.css';
import './shop.css';

const root = document.getElementById('app');
if (root) render(<App />, root);
