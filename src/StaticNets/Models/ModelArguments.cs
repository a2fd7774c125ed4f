using System.Globalization;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Models;

/// <summary>Checks the buffers that users pass to models, before anything changes.</summary>
internal static class ModelArguments
{
    /// <summary>Checks the length of a buffer.</summary>
    /// <param name="found">Its length.</param>
    /// <param name="expected">The length it must have.</param>
    /// <param name="what">What one of its elements is, such as <c>unit</c>.</param>
    /// <param name="name">Name of the argument.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Length(int found, long expected, string what, string name)
    {
        if (found != expected)
        {
            throw new ArgumentException($"{name} needs {expected} values, one for each {what}, but has {found}.", name);
        }
    }

    /// <summary>Returns the number of rows of finite values, at least 1.</summary>
    /// <param name="values">Rows of values.</param>
    /// <param name="length">Length of a row.</param>
    /// <param name="name">Name of the argument.</param>
    /// <exception cref="ArgumentException">There are no rows, the last one is not complete, or a value is not finite.</exception>
    public static int Rows(ReadOnlySpan<float> values, int length, string name)
    {
        (int rows, int rest) = Math.DivRem(values.Length, length);
        if (rows == 0 || rest != 0)
        {
            throw new ArgumentException($"{name} needs whole rows of {length} values, at least one, but has {values.Length} values.", name);
        }

        FiniteRows.Check(values, length, "value", name);
        return rows;
    }

    /// <summary>Checks that an output shares no memory with the input.</summary>
    /// <exception cref="ArgumentException">They share memory.</exception>
    public static void Apart<T>(ReadOnlySpan<T> input, ReadOnlySpan<T> output, string name)
    {
        if (input.Overlaps(output))
        {
            throw new ArgumentException($"{name} shares memory with the input: use another array.", name);
        }
    }

    /// <summary>Returns a size of a model.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is too small.</exception>
    public static int AtLeast(int least, int size, string name)
    {
        Hyperparameter.ThrowUnless(size >= least, size, $"at least {least}", name);
        return size;
    }

    /// <summary>Checks that every value is −1 or 1.</summary>
    /// <param name="values">Rows of values.</param>
    /// <param name="length">Length of a row.</param>
    /// <param name="name">Name of the argument.</param>
    /// <exception cref="ArgumentException">A value is another number.</exception>
    public static void Signs(ReadOnlySpan<float> values, int length, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (MathF.Abs(values[i]) != 1)
            {
                string found = values[i].ToString(CultureInfo.InvariantCulture);
                throw new ArgumentException(
                    $"The units of {name} are −1 or 1, but unit {i % length} of row {i / length} is {found}.",
                    name
                );
            }
        }
    }

    /// <summary>Checks that every value is from 0 to 1.</summary>
    /// <param name="values">Rows of values.</param>
    /// <param name="length">Length of a row.</param>
    /// <param name="name">Name of the argument.</param>
    /// <exception cref="ArgumentException">A value is another number.</exception>
    public static void Probabilities(ReadOnlySpan<float> values, int length, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is not (>= 0 and <= 1))
            {
                string found = values[i].ToString(CultureInfo.InvariantCulture);
                throw new ArgumentException($"The units of {name} are 0 to 1, but unit {i % length} of row {i / length} is {found}.", name);
            }
        }
    }
}
