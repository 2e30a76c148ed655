using System.Collections.Generic;
using System.Xml.Linq;

namespace Viommu.Runtime;

/// <summary>
/// The prefixes that are declared where a document is being read. XLinq looks a prefix up through all attributes of all elements around it; here
/// the reading moves from element to element, each declaration is looked at once, and a prefix is found at once.
/// </summary>
sealed class NamespacesInScope
{
    private readonly List<Level> _levels = [];
    private readonly Dictionary<string, Declaration> _byPrefix = [];
    private readonly Dictionary<string, LinkedList<Declaration>> _byNamespace = [];

    /// <summary>How many elements around this place are open, itself included.</summary>
    public int Depth => _levels.Count;

    /// <summary>Whether names without a prefix are in this namespace.</summary>
    public bool IsDefault(string name) => (_byPrefix.TryGetValue("", out Declaration? found) ? found.Namespace : "") == name;

    /// <summary>A declaration with a prefix for a namespace.</summary>
    public Declaration Find(string name) => _byNamespace[name].First!.Value;

    /// <summary>Closes and opens elements until this one is the innermost. It costs little where elements come in the order of the document.</summary>
    public void MoveTo(XElement element)
    {
        int depth = DepthOf(element);
        while (_levels.Count > depth)
            Leave();
        if (_levels.Count == depth && _levels[^1].Element == element)
            return;
        if (element.Parent is { } parent)
            MoveTo(parent);
        else
            Clear();
        Enter(element);
    }

    /// <summary>Opens an element.</summary>
    public void Enter(XElement element)
    {
        var level = new Level(element);
        _levels.Add(level);
        foreach (XAttribute attribute in element.Attributes())
        {
            if (attribute.IsNamespaceDeclaration)
                level.Add(Declare(attribute));
        }
    }

    /// <summary>Closes the innermost element.</summary>
    public void Leave()
    {
        List<Declaration>? declarations = _levels[^1].Declarations;
        _levels.RemoveAt(_levels.Count - 1);
        if (declarations is null)
            return;
        foreach (Declaration declaration in declarations)
        {
            Hide(declaration);
            _byPrefix.Remove(declaration.Prefix);
            if (declaration.Hidden is { } hidden)
                Show(hidden);
        }
    }

    /// <summary>Whether the open element at a depth needs a declaration from further up, and did not need it before.</summary>
    public bool IsFirstUse(Declaration declaration, int depth) => declaration.Depth < depth && (_levels[depth - 1].Used ??= []).Add(declaration);

    private void Clear()
    {
        while (_levels.Count > 0)
            Leave();
    }

    private Declaration Declare(XAttribute attribute)
    {
        string prefix = attribute.Name.NamespaceName.Length == 0 ? "" : attribute.Name.LocalName;
        _byPrefix.TryGetValue(prefix, out Declaration? hidden);
        if (hidden is not null)
            Hide(hidden);
        var declaration = new Declaration(attribute, prefix, Depth, hidden);
        Show(declaration);
        return declaration;
    }

    private void Show(Declaration declaration)
    {
        _byPrefix[declaration.Prefix] = declaration;
        if (declaration.Prefix.Length == 0)
            return;
        if (!_byNamespace.TryGetValue(declaration.Namespace, out LinkedList<Declaration>? same))
            _byNamespace.Add(declaration.Namespace, same = []);
        declaration.Link = same.AddFirst(declaration);
    }

    private static void Hide(Declaration declaration)
    {
        if (declaration.Link is { } link)
            link.List!.Remove(link);
        declaration.Link = null;
    }

    private static int DepthOf(XElement element)
    {
        int depth = 1;
        while (element.Parent is { } parent)
        {
            element = parent;
            depth++;
        }
        return depth;
    }

    /// <summary>The declaration of a prefix.</summary>
    /// <param name="attribute">The attribute that declares it.</param>
    /// <param name="prefix">The prefix; empty for names without one.</param>
    /// <param name="depth">The depth of the element that declares it.</param>
    /// <param name="hidden">What the prefix means outside of that element.</param>
    public sealed class Declaration(XAttribute attribute, string prefix, int depth, Declaration? hidden)
    {
        public string Prefix { get; } = prefix;

        public string Namespace => attribute.Value;

        public int Depth { get; } = depth;

        public Declaration? Hidden { get; } = hidden;

        /// <summary>Its link in the list of those with the same namespace; none while it is hidden.</summary>
        public LinkedListNode<Declaration>? Link { get; set; }

        /// <summary>The declaration as an attribute, when it was needed: one object, however many elements need it.</summary>
        public UnknownContent? Content { get; set; }
    }

    private sealed class Level(XElement element)
    {
        public XElement Element { get; } = element;

        public List<Declaration>? Declarations { get; private set; }

        public HashSet<Declaration>? Used { get; set; }

        public void Add(Declaration declaration) => (Declarations ??= []).Add(declaration);
    }
}
