using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Declarations;

/// <summary>A type around the network class: <c>class</c>, <c>struct</c>, <c>record</c>, … and its name.</summary>
internal sealed record Container(string Keyword, string Name);

/// <summary>Where the network class stands.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Containers">The types around it, outermost first.</param>
/// <param name="Name">Its own name.</param>
/// <param name="HasTwin">Whether another name in the project differs from its dotted name in capital letters only.</param>
internal sealed record TypeName(string Namespace, EquatableArray<Container> Containers, string Name, bool HasTwin)
{
    /// <summary>The dotted name.</summary>
    public string Dotted =>
        string.Join(".", new[] { Namespace }.Where(n => n.Length > 0).Concat(Containers.Select(c => c.Name)).Append(Name));

    /// <summary>
    /// The beginning of the emitted files' names. The compiler takes no two that differ in capital letters only, so that one with a
    /// twin also tells which of its letters are capital.
    /// </summary>
    public string FileName => HasTwin ? Dotted + "-" + string.Concat(Dotted.Select(c => char.IsUpper(c) ? '1' : '0')) : Dotted;

    /// <summary>As generated code refers to it.</summary>
    public string Global => "global::" + string.Join(".", Dotted.Split('.').Select(Identifiers.Escape));
}
