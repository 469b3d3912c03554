import { mergeMessages } from '@caseloom/core';
import { dmnMessages } from '@caseloom/dmn';
import { messages as engineMessages } from '@caseloom/engine';
import { filesMessages } from '@caseloom/files';
import { referenceMessages } from '@caseloom/reference';
import { cliMessages } from './messages.ts';

/** Every message of every room, for commands that have loaded the engine anyway. */
export const everyMessage = mergeMessages(engineMessages, dmnMessages, filesMessages, referenceMessages, cliMessages);
