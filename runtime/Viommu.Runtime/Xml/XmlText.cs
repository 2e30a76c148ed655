using System;
using System.Buffers;
using System.Collections.Generic;

namespace Viommu.Runtime;

/// <summary>
/// Moves over the text of a plain document, and checks on the way that it is well formed. It gives up at what it does not know, and then reads
/// nothing more.
/// </summary>
sealed class XmlText(string xml)
{
    // Printable characters of ASCII and white space, without what begins a reference and without the carriage returns that XML replaces.
    private static readonly SearchValues<char> s_plain = SearchValues.Create(
        "\t\n !\"#$%'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private static readonly SearchValues<char> s_inNames = SearchValues.Create(".-_:0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private const int MaxAttributes = 32;

    private readonly (int Start, int Length)[] _open = new (int, int)[XmlSource.MaxDepth];
    private readonly (int Start, int Length)[] _attributes = new (int, int)[MaxAttributes];
    private (int Start, int Length) _name, _value, _elementPrefix, _attributePrefix;
    private List<(int Start, int Length, int Depth)>? _prefixes;
    private int _at, _depth, _attributeCount;
    private bool _hasGivenUp;

    /// <summary>The name of the attribute or element; empty for a text.</summary>
    public ReadOnlySpan<char> Name => Text(_name);

    /// <summary>The value of the attribute, or the text.</summary>
    public ReadOnlySpan<char> Value => Text(_value);

    /// <summary>Whether it is at a text.</summary>
    public bool IsText { get; private set; }

    /// <summary>Whether the whole document was read.</summary>
    public bool IsAtEnd => !_hasGivenUp && _depth == 0 && xml.AsSpan(_at).Trim().IsEmpty;

    /// <summary>Whether a document has only characters that are read as they are.</summary>
    public static bool IsPlain(string xml) => xml.Length <= XmlSource.MaxCharacters
        && !xml.AsSpan().ContainsAnyExcept(s_plain) && !xml.Contains("]]>", StringComparison.Ordinal);

    /// <summary>Moves to the root.</summary>
    public bool TryStart()
    {
        PassSpace();
        return Take('<') && TryReadStart();
    }

    /// <summary>Moves to the next attribute of the element that was opened last.</summary>
    /// <param name="hasContent">When there is none: whether the element has content, even if it is empty.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryReadAttribute(out bool hasContent)
    {
        int start = _at;
        PassSpace();
        hasContent = Take('>');
        if (hasContent || Take("/>"))
        {
            _value = default;
            return false;
        }
        if (_at == start || _attributeCount == MaxAttributes || !TryReadName(out _name))
            return GiveUp();
        for (int i = 0; i < _attributeCount; i++)
        {
            if (Name.SequenceEqual(Text(_attributes[i])))
                return GiveUp();
        }
        _attributes[_attributeCount++] = _name;
        PassSpace();
        if (!Take('='))
            return GiveUp();
        PassSpace();
        return TryReadValue();
    }

    /// <summary>Moves to the next element or text in the element that is open.</summary>
    /// <returns>Whether there is one; if not, the element is closed.</returns>
    public bool TryReadNode()
    {
        int markup = _hasGivenUp ? -1 : xml.AsSpan(_at).IndexOf('<');
        if (markup < 0)
            return GiveUp();
        ReadOnlySpan<char> text = xml.AsSpan(_at, markup).Trim();
        bool isAfterText = IsText;
        IsText = text.Length > 0;
        if (IsText)
        {
            // A text next to elements is for the tree, which puts its pieces together.
            _value = (_at + xml.AsSpan(_at, markup).IndexOf(text[0]), text.Length);
            _name = default;
            _at += markup;
            return xml.AsSpan(_at).StartsWith("</") || GiveUp();
        }
        if (!isAfterText)
            _value = default;
        _at += markup + 1;
        return Take('/') ? ReadEnd() : TryReadStart();
    }

    /// <summary>Closes the element that is open.</summary>
    /// <returns>Always false: there is nothing more in it.</returns>
    public bool Close()
    {
        IsText = false;
        if (_depth > 0)
            _depth--;
        return false;
    }

    /// <summary>Leaves the document to another reader.</summary>
    /// <returns>Always false.</returns>
    public bool GiveUp()
    {
        _hasGivenUp = true;
        _at = xml.Length;
        return IsText = false;
    }

    /// <summary>Begins with the attributes of an element that may declare and use prefixes.</summary>
    public void OpenScope()
    {
        _elementPrefix = (_name.Start, PrefixLength(_name));
        _attributePrefix = default;
    }

    /// <summary>Takes an attribute that may declare or use a prefix.</summary>
    public void UseAttribute()
    {
        int length = PrefixLength(_name);
        if (length == 0)
        {
            // What has no prefix would be in a namespace.
            if (Name is "xmlns")
                GiveUp();
        }
        else if (Name[..length] is not "xmlns")
        {
            // Two of them could be the same by their namespaces.
            if (_attributePrefix.Length > 0)
                GiveUp();
            _attributePrefix = (_name.Start, length);
        }
        else if (Value.IsEmpty || Value.StartsWith("http://www.w3.org/") || Name[(length + 1)..].StartsWith("xml", StringComparison.OrdinalIgnoreCase))
        {
            GiveUp();
        }
        else
        {
            (_prefixes ??= []).Add((_name.Start + length + 1, _name.Length - length - 1, _depth));
        }
    }

    /// <summary>Ends with the attributes of an element: what it uses has to be declared.</summary>
    public void CheckScope()
    {
        if (!IsDeclared(_elementPrefix) || !IsDeclared(_attributePrefix))
            GiveUp();
    }

    /// <summary>Forgets what was declared by the element that was closed.</summary>
    public void CloseScope()
    {
        while (_prefixes is { Count: > 0 } && _prefixes[^1].Depth > _depth)
            _prefixes.RemoveAt(_prefixes.Count - 1);
    }

    private bool IsDeclared((int Start, int Length) prefix)
    {
        bool isDeclared = prefix.Length == 0;
        for (int i = 0; !isDeclared && i < _prefixes?.Count; i++)
            isDeclared = Text((_prefixes[i].Start, _prefixes[i].Length)).SequenceEqual(Text(prefix));
        return isDeclared;
    }

    private bool TryReadStart()
    {
        if (_depth == _open.Length || !TryReadName(out _name))
            return GiveUp();
        _open[_depth++] = _name;
        _attributeCount = 0;
        return true;
    }

    private bool ReadEnd()
    {
        ReadOnlySpan<char> name = Text(_open[_depth - 1]);
        if (!Take(name))
            return GiveUp();
        PassSpace();
        return Take('>') ? Close() : GiveUp();
    }

    private bool TryReadName(out (int Start, int Length) name)
    {
        ReadOnlySpan<char> rest = xml.AsSpan(_at);
        int length = rest.IndexOfAnyExcept(s_inNames);
        name = (_at, Math.Max(length, 0));
        _at += name.Length;
        int local = PrefixLength(name) is > 0 and int prefix ? prefix + 1 : 0;
        return length > local && IsNameStart(rest[0]) && IsNameStart(rest[local]) && !rest[local..length].Contains(':');
    }

    private bool TryReadValue()
    {
        if (_at == xml.Length || xml[_at] is not ('"' or '\'') || xml.AsSpan(_at + 1).IndexOf(xml[_at]) is not (>= 0 and int length))
            return GiveUp();
        _value = (_at + 1, length);
        _at += length + 2;
        return !Value.ContainsAny('<', '\t', '\n') || GiveUp();
    }

    private bool Take(char character)
    {
        bool isThere = _at < xml.Length && xml[_at] == character;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private bool Take(ReadOnlySpan<char> text)
    {
        bool isThere = xml.AsSpan(_at).StartsWith(text);
        _at += isThere ? text.Length : 0;
        return isThere;
    }

    private void PassSpace()
    {
        while (_at < xml.Length && xml[_at] is ' ' or '\t' or '\n')
            _at++;
    }

    private int PrefixLength((int Start, int Length) name) => Math.Max(Text(name).IndexOf(':'), 0);

    private ReadOnlySpan<char> Text((int Start, int Length) range) => xml.AsSpan(range.Start, range.Length);

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_';
}
