using System.Globalization;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Diagnostics;

/// <summary>An error or warning about a declaration: the rule, the place, and the words and numbers for its message.</summary>
internal sealed record Problem(string Id, Place Place, EquatableArray<string> Arguments)
{
    /// <summary>The changes that would solve the problem, besides <see cref="OtherShape"/>.</summary>
    public EquatableArray<Fix> Fixes { get; init; } = EquatableArray<Fix>.Empty;

    /// <summary>Another shape that was probably intended.</summary>
    public OtherShape? OtherShape { get; init; }

    /// <summary>For a mistake in a block that is reported at the use of the block, the problem of the layer in the block.</summary>
    public Problem? Inner { get; init; }

    /// <summary>The message as the compiler prints it.</summary>
    public string Text =>
        $"{Id}: {string.Format(CultureInfo.InvariantCulture, Descriptors.Find(Id).MessageFormat.ToString(CultureInfo.InvariantCulture), Arguments.ToArray<object>())}";

    /// <summary>Whether two problems have the same rule and place, regardless of the message.</summary>
    public bool IsSameAs(Problem other) => Id == other.Id && Place == other.Place;

    /// <summary>Returns the problem with the given fixes, except for those that are <see langword="null"/>.</summary>
    public Problem With(params Fix?[] fixes) => this with { Fixes = fixes.OfType<Fix>().ToEquatableArray() };

    public static Problem At(Place place, string id, params string[] arguments) => new(id, place, new EquatableArray<string>(arguments));
}
