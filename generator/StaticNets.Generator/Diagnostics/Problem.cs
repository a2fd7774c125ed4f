using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Diagnostics;

/// <summary>One mistake in a declaration: which rule, where, and the words and numbers its message needs.</summary>
internal sealed record Problem(string Id, Place Place, EquatableArray<string> Arguments)
{
    public static Problem At(Place place, string id, params string[] arguments) => new(id, place, new EquatableArray<string>(arguments));
}
