using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>Checks class indices, and names the row of an invalid one.</summary>
internal static class ClassLabels
{
    /// <summary>Throws if an index is out of range.</summary>
    /// <param name="classes">The indices.</param>
    /// <param name="count">Number of classes.</param>
    /// <param name="name">The name of the argument.</param>
    /// <param name="network">The name of the network for the message, or <see langword="null"/>.</param>
    /// <param name="perRow">Number of indices in a row.</param>
    /// <exception cref="ArgumentException">An index is not one of 0 to <paramref name="count"/> − 1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Check(ReadOnlySpan<int> classes, int count, string name, string? network = null, int perRow = 1)
    {
        for (int i = 0; i < classes.Length; i++)
        {
            if ((uint)classes[i] >= (uint)count)
            {
                string owner = network is null ? "there are" : $"{network} has";
                throw new ArgumentException(
                    $"Row {i / perRow} has class index {classes[i]}, but {owner} {count} classes: 0 to {count - 1}.{Hint(classes, count)}",
                    name
                );
            }
        }
    }

    /// <summary>Returns a hint for users who may have counted from 1.</summary>
    private static string Hint(ReadOnlySpan<int> classes, int count)
    {
        int smallest = classes[0];
        int largest = classes[0];
        foreach (int index in classes)
        {
            smallest = Math.Min(smallest, index);
            largest = Math.Max(largest, index);
        }

        return smallest >= 1 && largest == count
            ? $" The labels run from {smallest} to {largest}: were they counted from 1? Then subtract 1 from each."
            : "";
    }
}
