using System;
using System.Collections.Generic;
using Viommu.Gen.Interpretation;

namespace Viommu.Gen.Analysis.Xml;

/// <summary>
/// Makes XML of a template, character for character, so that every place stays where it is: code in values and texts becomes a hole; code in a tag becomes
/// a name that no schema has, or white space, and the tag is remembered as one that may have more attributes.
/// </summary>
internal sealed class TemplateMask
{
    private readonly string _text;
    private readonly char[] _masked;
    private readonly HashSet<int> _openTags = new();
    private char _nextName = Placeholder.FirstName;

    private TemplateMask(string text)
    {
        _text = text;
        _masked = text.ToCharArray();
    }

    /// <param name="text">The text of a template.</param>
    /// <param name="openTags">Where the tags begin in which attributes may be that are not written out.</param>
    public static string Mask(string text, out ICollection<int> openTags)
    {
        var mask = new TemplateMask(text);
        mask.Mask();
        openTags = mask._openTags;
        return new string(mask._masked);
    }

    /// <summary>Makes holes of words.</summary>
    public static string MaskWords(string text, IEnumerable<string> words)
    {
        foreach (string word in words)
            text = text.Replace(word, new string(Placeholder.Hole, word.Length));
        return text;
    }

    private void Mask()
    {
        for (int i = 0; i < _text.Length;)
        {
            int end = _text[i] is '<' or '{' or '$' or '#' ? Placeholder.End(_text, i) : -1;
            if (end > 0)
                Fill(i, end, Placeholder.Hole);
            else if (_text[i] != '<')
                end = i + 1;
            else if (Is(i, "<!--"))
                end = After("-->", i + 4);
            else if (Is(i, "<![CDATA["))
                end = After("]]>", i);
            else if (Is(i, "<!"))
                end = _text.Length;
            else if (Is(i, "<?"))
                end = Instruction(i);
            else
                end = Tag(i);
            i = end;
        }
    }

    // Instructions are code of template languages, but for those of XML itself.
    private int Instruction(int start)
    {
        int end = After("?>", start);
        if (!Is(start, "<?xml"))
            Fill(start, end, Placeholder.Hole);
        return end;
    }

    private int Tag(int start)
    {
        int i = start + 1;
        if (i < _text.Length && _text[i] == '/')
            i++;
        int name = i;
        while (i < _text.Length && _text[i] is not ('<' or '>'))
        {
            if (_text[i] is '"' or '\'')
            {
                i = Value(i);
                continue;
            }
            int end = Code(i);
            if (end < 0)
            {
                i++;
                continue;
            }
            Replace(start, name, i, end);
            i = end;
        }
        return i < _text.Length && _text[i] == '>' ? i + 1 : Math.Max(i, start + 1);
    }

    // Returns where what can't be in a tag ends, or less than nothing when there is no such thing.
    private int Code(int start)
    {
        int end = Placeholder.End(_text, start);
        if (end > 0)
            return end;
        bool isStart = start == 0 || char.IsWhiteSpace(_text[start - 1]);
        bool isCode = _text[start] is Placeholder.Hole or '$' or '%' or '@' or '#' or '[' or '(' or '*' or '\u2026'
            || (isStart && (_text[start] is ':' || Is(start, "...")));
        if (!isCode)
            return -1;
        for (end = start + 1; end < _text.Length && !char.IsWhiteSpace(_text[end]) && _text[end] is not ('=' or '/' or '<' or '>' or '"' or '\'');)
            end++;
        return end;
    }

    private void Replace(int tag, int name, int start, int end)
    {
        if (!HasSpace(name, start))
        {
            // Both tags of an element get the same name.
            Fill(start, end, Placeholder.LastName);
            return;
        }
        _openTags.Add(tag);
        int before = start - 1;
        while (char.IsWhiteSpace(_masked[before]))
            before--;
        if (_masked[before] == '=')
        {
            while (_masked[before] == '=' || char.IsWhiteSpace(_masked[before]))
                before--;
            while (before > name && !char.IsWhiteSpace(_masked[before]))
                before--;
            Fill(before + 1, end, ' ');
            return;
        }
        int after = end;
        while (after < _text.Length && char.IsWhiteSpace(_text[after]))
            after++;
        bool isName = !char.IsWhiteSpace(_masked[start - 1]) || (end < _text.Length && char.IsLetter(_text[end]))
            || (after < _text.Length && _text[after] == '=');
        // Two attributes of one name can't be in a tag.
        Fill(start, end, isName ? _nextName : ' ');
        _nextName = _nextName == Placeholder.LastName - 1 ? Placeholder.FirstName : (char)(_nextName + 1);
    }

    private bool HasSpace(int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(_text[i]))
                return true;
        }
        return false;
    }

    private int Value(int start)
    {
        char quote = _text[start];
        int i = start + 1;
        while (i < _text.Length && _text[i] != quote)
        {
            int end = _text[i] is '<' or '{' or '$' or '#' ? Placeholder.End(_text, i) : -1;
            if (end < 0 && Is(i, "<?"))
                end = After("?>", i);
            // A single brace is no beginning of code that could have the quote in it.
            if (end > 0)
                Fill(i, end, Placeholder.Hole);
            i = end > 0 ? end : i + 1;
        }
        return Math.Min(i + 1, _text.Length);
    }

    private bool Is(int start, string expected) => string.CompareOrdinal(_text, start, expected, 0, expected.Length) == 0;

    private int After(string closing, int start)
    {
        int end = start < _text.Length ? _text.IndexOf(closing, start, StringComparison.Ordinal) : -1;
        return end < 0 ? _text.Length : end + closing.Length;
    }

    private void Fill(int start, int end, char with)
    {
        for (int i = start; i < end; i++)
            _masked[i] = with;
    }
}
