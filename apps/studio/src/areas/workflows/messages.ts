import { areaMessages } from '../../i18n/area-messages.ts';

export const workflowsMessages = areaMessages({ zh: {}, en: {} });
