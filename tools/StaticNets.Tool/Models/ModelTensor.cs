using StaticNets.Files;
using StaticNets.Runtime;

namespace StaticNets.Tool.Models;

/// <summary>One tensor of a model file.</summary>
/// <param name="Entry">Its entry in the header.</param>
/// <param name="Module">The name of its module.</param>
/// <param name="Role">Its role in the module, e.g. <c>weight</c>.</param>
internal sealed record ModelTensor(SafetensorsEntry Entry, string Module, string Role)
{
    /// <summary>Role and shape, for messages.</summary>
    public string Signature => $"{ForeignName.Escape(Role)} {Shapes.Text(Entry.Shape)}";
}
