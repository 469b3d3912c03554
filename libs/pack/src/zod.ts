import { z } from 'zod';

// Schemas are interpreted, never compiled with `new Function`: the studio runs without `unsafe-eval` ([P15], [P24]).
z.config({ jitless: true });

export { z };
