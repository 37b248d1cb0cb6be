"""HTTP and OpenAPI machinery: messages, document, validation, fault injection, server. Knows nothing of the world."""
