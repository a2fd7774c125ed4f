namespace StaticNets.Plots;

/// <summary>Names of classes, given by the user or made from class indices.</summary>
internal static class ClassNames
{
    /// <summary>Returns one name for each class.</summary>
    /// <param name="names">The user's names, or <see langword="null"/>.</param>
    /// <param name="classes">Number of classes.</param>
    /// <param name="prefix">Text before the class index if the user gave no names.</param>
    /// <exception cref="ArgumentException">
    /// The number of names is not the number of classes, or a name is <see langword="null"/>.
    /// </exception>
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
