import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startTexts } from './i18n/index.ts';
import './theme/base.css';
import { cssVariables } from './theme/tokens.ts';

const style = document.createElement('style');
style.textContent = cssVariables();
document.head.append(style);

await startTexts();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html lacks #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
