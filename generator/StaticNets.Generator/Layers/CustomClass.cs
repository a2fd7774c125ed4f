using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Layers;

/// <summary>The class that a <c>[Custom]</c> names: the rules that it declares, and how to call its methods.</summary>
/// <param name="Name">The name of the class without namespace, for messages.</param>
/// <param name="Input">Names of the input's axes; <see langword="null"/> for inputs of any shape.</param>
/// <param name="Output">The rule for the output's axes; <see langword="null"/> for the shape of the input.</param>
/// <param name="Parameters">The rules for the tensors, <c>scale[n] = 1</c>.</param>
internal sealed record CustomClass(string Name, string? Input, string? Output, EquatableArray<string> Parameters)
{
    /// <summary>The method that computes the output; <see langword="null"/> after a mistake.</summary>
    public CustomMethod? Forward { get; init; }

    /// <summary>The method that computes the gradients; <see langword="null"/> after a mistake.</summary>
    public CustomMethod? Backward { get; init; }

    /// <summary>The mistake that was found while reading the symbols.</summary>
    public CustomMistake? Mistake { get; init; }
}

/// <summary>A method of a class with <c>[CustomLayer]</c>.</summary>
/// <param name="Call">The text before the arguments of a call: <c>global::Acme.Maxout.Forward&lt;float&gt;</c>.</param>
/// <param name="Axes">Names of the axes that the method takes behind the spans.</param>
internal sealed record CustomMethod(string Call, EquatableArray<string> Axes);

/// <summary>A mistake in the class of a custom layer: the rule, and the words for its message.</summary>
internal sealed record CustomMistake(string Id, EquatableArray<string> Words)
{
    public static CustomMistake Of(string id, params string[] words) => new(id, new EquatableArray<string>(words));
}
