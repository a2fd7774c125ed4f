namespace StaticNets;

/// <summary>Names of classes, given by the user or made from their numbers.</summary>
internal static class ClassNames
{
    /// <summary>One name a class.</summary>
    /// <param name="names">The user's, or <see langword="null"/>.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="prefix">What stands before the number where there are no names.</param>
    /// <exception cref="ArgumentException">The number of names is another one, or one is <see langword="null"/>.</exception>
    public static string[] Of(IReadOnlyList<string>? names, int classes, string prefix)
    {
        if (names is null)
        {
            return [.. Enumerable.Range(0, classes).Select(index => $"{prefix}{index}")];
        }

        if (names.Count != classes)
        {
            throw new ArgumentException($"{classes} classes need {classes} names, but there are {names.Count}.", "classNames");
        }

        for (int index = 0; index < classes; index++)
        {
            if (names[index] is null)
            {
                throw new ArgumentException($"The name of class {index} is null.", "classNames");
            }
        }

        return [.. names];
    }
}
