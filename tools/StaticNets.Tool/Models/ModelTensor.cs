using StaticNets.Files;
using StaticNets.Runtime;

namespace StaticNets.Tool.Models;

/// <summary>One tensor of the file.</summary>
/// <param name="Entry">What the header says of it.</param>
/// <param name="Module">The module it belongs to.</param>
/// <param name="Role">What it is to its module, e.g. <c>weight</c>.</param>
internal sealed record ModelTensor(SafetensorsEntry Entry, string Module, string Role)
{
    /// <summary>Its role and shape, for messages.</summary>
    public string Signature => $"{ForeignName.Escape(Role)} {Shapes.Text(Entry.Shape)}";
}
