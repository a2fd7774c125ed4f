using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Diagnostics;

/// <summary>A shape that a fix writes in place of a declared one.</summary>
/// <param name="Layer">Index of the <c>[Reshape]</c> that declares the shape, or <see cref="Place.Input"/>.</param>
internal sealed record OtherShape(int Layer, Shape Shape)
{
    /// <summary>The axes as C# source: <c>32, 32, 3</c>.</summary>
    public string Axes => string.Join(", ", Shape.Axes.Select(Literals.Integer));
}
