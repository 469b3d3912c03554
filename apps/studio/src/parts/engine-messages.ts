export { messages as engineMessages } from '@caseloom/engine';
