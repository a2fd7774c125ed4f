using System.Globalization;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Diagnostics;

/// <summary>One mistake in a declaration: which rule, where, and the words and numbers its message needs.</summary>
internal sealed record Problem(string Id, Place Place, EquatableArray<string> Arguments)
{
    /// <summary>Another shape that was probably meant, for a fix; the message says it in words.</summary>
    public OtherShape? OtherShape { get; init; }

    /// <summary>What the compiler would print of it.</summary>
    public string Text =>
        $"{Id}: {string.Format(CultureInfo.InvariantCulture, Descriptors.Find(Id).MessageFormat.ToString(CultureInfo.InvariantCulture), Arguments.ToArray<object>())}";

    /// <summary>Whether both are the same mistake at the same place, whatever their words.</summary>
    public bool IsSameAs(Problem other) => Id == other.Id && Place == other.Place;

    public static Problem At(Place place, string id, params string[] arguments) => new(id, place, new EquatableArray<string>(arguments));
}
