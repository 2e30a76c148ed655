using System.Globalization;
using System.Text;

namespace Viommu.Runtime;

/// <summary>
/// Text from outside as it appears in messages: the one place where it is cut, and where characters are escaped that are invisible,
/// break the line or change the direction of what follows.
/// </summary>
static partial class Shown
{
    /// <summary>The most characters of a value that a message shows.</summary>
    internal const int MaxLength = 100;

    internal const string Nothing = "not given";

    /// <summary>A text in quotes, cut and escaped.</summary>
    public static string Of(string? value)
        => value is null ? Nothing : Clean(value, MaxLength, out bool isCut) is var shown && isCut ? $"'{shown}...' {Length(value)}" : $"'{shown}'";

    /// <summary>A number of which only the least may be known.</summary>
    public static string OfAtLeast(long? value, long? least)
        => value is null && least is { } number ? string.Format(CultureInfo.InvariantCulture, "at least {0}", number)
            : value?.ToString(CultureInfo.InvariantCulture) ?? Nothing;

    /// <summary>A name without quotes, cut and escaped.</summary>
    public static string Unquoted(string text) => Unquoted(text, MaxLength);

    /// <summary>A text without quotes, cut to a length and escaped.</summary>
    internal static string Unquoted(string text, int maxLength)
        => Clean(text, maxLength, out bool isCut) is var shown && isCut ? $"{shown}... {Length(text)}" : shown;

    private static string Length(string text) => string.Format(CultureInfo.InvariantCulture, "(cut from {0} characters)", text.Length);

    private static string Clean(string text, int maxLength, out bool isCut)
    {
        int at = 0;
        while (at < text.Length && at < maxLength && text[at] is >= ' ' and <= '~')
            at++;
        isCut = false;
        if (at == text.Length)
            return text;
        var shown = new StringBuilder(text, 0, at, maxLength);
        while (at < text.Length)
        {
            int length = char.IsSurrogatePair(text, at) ? 2 : 1;
            string? escaped = Escaped(text, at, length);
            if (shown.Length + (escaped?.Length ?? length) > maxLength)
            {
                isCut = true;
                break;
            }
            if (escaped is null)
                shown.Append(text, at, length);
            else
                shown.Append(escaped);
            at += length;
        }
        return shown.ToString();
    }

    private static string? Escaped(string text, int at, int length)
    {
        switch (text[at])
        {
            case '\n':
                return @"\n";
            case '\r':
                return @"\r";
            case '\t':
                return @"\t";
        }
        int character = length == 2 ? char.ConvertToUtf32(text, at) : text[at];
        return !IsShownAsItIs(character, CharUnicodeInfo.GetUnicodeCategory(text, at))
            ? string.Format(CultureInfo.InvariantCulture, length == 2 ? @"\U{0:X8}" : @"\u{0:X4}", character)
            : null;
    }

    private static bool IsShownAsItIs(int character, UnicodeCategory category) => category switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.SpaceSeparator => character == ' ',
        _ => !IsInvisible(character),
    };

    // Fillers, selectors and joiners that Unicode counts among letters, marks or symbols, and what is no character.
    private static bool IsInvisible(int character) => character is 0xAD or 0x34F or 0x115F or 0x1160 or 0x17B4 or 0x17B5
        or (>= 0x180B and <= 0x180F) or 0x2065 or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8)
        or 0xFFFE or 0xFFFF or (>= 0xE0000 and <= 0xE0FFF);
}
