using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>A containing type of the network class: <c>class</c>, <c>struct</c>, <c>record</c>, … and its name.</summary>
internal sealed record Container(string Keyword, string Name);

/// <summary>The full name of the network class.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="Containers">The containing types, outermost first.</param>
/// <param name="Name">The name of the class itself.</param>
/// <param name="HasTwin">Whether another name in the project differs from its full name only in upper and lower case.</param>
internal sealed record TypeName(string Namespace, EquatableArray<Container> Containers, string Name, bool HasTwin)
{
    /// <summary>The full name, with dots.</summary>
    public string Dotted =>
        string.Join(".", new[] { Namespace }.Where(n => n.Length > 0).Concat(Containers.Select(c => c.Name)).Append(Name));

    /// <summary>
    /// The prefix of the emitted files' names. The compiler does not allow two file names that differ only in upper and lower case; if two
    /// classes differ only in that, the prefix also encodes which letters are upper case.
    /// </summary>
    public string FileName => HasTwin ? Dotted + "-" + string.Concat(Dotted.Select(c => char.IsUpper(c) ? '1' : '0')) : Dotted;

    /// <summary>The qualified name by which generated code refers to the class.</summary>
    public string Global => "global::" + string.Join(".", Dotted.Split('.').Select(Identifiers.Escape));
}
