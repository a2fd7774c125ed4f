namespace StaticNets.Generator.Operations.Activations;

/// <summary>An activation with numbers that the declaration can set.</summary>
internal interface IHasNumbers
{
    /// <summary>The arguments that set the numbers: <c>Alpha</c> is positive, the others are any finite numbers.</summary>
    IReadOnlyList<string> Arguments { get; }

    /// <summary>Returns the function with the numbers that are set.</summary>
    /// <param name="number">Returns the number that an argument sets, or <see langword="null"/> if it sets none.</param>
    ActivationFunction With(Func<string, double?> number);
}
