export * from './host/placeholder';
