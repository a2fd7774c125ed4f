using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Diagnostics;

/// <summary>A shape to be written in the place of a declared one.</summary>
/// <param name="Layer">Index of the <c>[Reshape]</c> that declares it, or <see cref="Place.Input"/>.</param>
internal sealed record OtherShape(int Layer, Shape Shape)
{
    /// <summary>The axes as they are written: <c>32, 32, 3</c>.</summary>
    public string Axes => string.Join(", ", Shape.Axes.Select(Literals.Integer));
}
