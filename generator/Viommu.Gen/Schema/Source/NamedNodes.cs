using System.Collections;
using System.Collections.Generic;

namespace Viommu.Gen.Schema.Source;

/// <summary>The children of a node that have a name; walked through without an object for it.</summary>
internal readonly struct NamedNodes : IEnumerable<SchemaNode>
{
    private readonly SchemaNode[] _nodes;
    private readonly string _name;

    public NamedNodes(SchemaNode[] nodes, string name)
    {
        _nodes = nodes;
        _name = name;
    }

    public Enumerator GetEnumerator() => new(_nodes, _name);

    IEnumerator<SchemaNode> IEnumerable<SchemaNode>.GetEnumerator()
    {
        foreach (SchemaNode node in this)
            yield return node;
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<SchemaNode>)this).GetEnumerator();

    internal struct Enumerator
    {
        private readonly SchemaNode[] _nodes;
        private readonly string _name;
        private int _index;

        public Enumerator(SchemaNode[] nodes, string name)
        {
            _nodes = nodes;
            _name = name;
            _index = -1;
        }

        public readonly SchemaNode Current => _nodes[_index];

        public bool MoveNext()
        {
            while (++_index < _nodes.Length && _nodes[_index].Name != _name)
            {
            }
            return _index < _nodes.Length;
        }
    }
}
