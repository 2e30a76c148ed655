using System;

namespace NovaLike.Commands;

/// <summary>The command line can't be understood; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
