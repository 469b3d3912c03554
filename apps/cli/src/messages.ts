import { mergeMessages } from '@caseloom/core';
import { messages as engineMessages } from '@caseloom/engine';
import { filesMessages } from '@caseloom/files';

/** Every message the command line may have to say. */
export const messages = mergeMessages(engineMessages, filesMessages);
