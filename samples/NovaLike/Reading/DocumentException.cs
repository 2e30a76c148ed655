using System;

namespace NovaLike.Reading;

/// <summary>A document can't be used; the message says which one and why.</summary>
internal sealed class DocumentException(string message, Exception? inner = null) : Exception(message, inner);
