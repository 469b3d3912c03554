/** Under this name the opened database is injected. */
export const DATABASE = Symbol('database');
