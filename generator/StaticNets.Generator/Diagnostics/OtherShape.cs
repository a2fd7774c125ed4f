using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Diagnostics;

/// <summary>A shape that a fix writes in place of a declared one.</summary>
/// <param name="Place">The <c>[Reshape]</c> or <c>[Input]</c> that declares the shape.</param>
internal sealed record OtherShape(Place Place, Shape Shape) : Fix
{
    /// <summary>The axes as C# source: <c>32, 32, 3</c>.</summary>
    public string Axes => string.Join(", ", Shape.Axes.Select(Literals.Integer));
}
