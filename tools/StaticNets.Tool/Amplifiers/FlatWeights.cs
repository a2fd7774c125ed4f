using Amps.Models;

namespace StaticNets.Tool.Amplifiers;

/// <summary>The weights of a <c>.nam</c> file: one array of numbers, which the layers take one after the other.</summary>
/// <param name="part">The array.</param>
internal sealed class FlatWeights(JsonPart part)
{
    private readonly double[] _values = Array.ConvertAll(part.Items(), item => (double)item.Number());
    private int _taken;

    /// <summary>Returns the next numbers.</summary>
    /// <exception cref="InvalidDataException">There are not so many.</exception>
    public double[] Take(long count)
    {
        if (count > _values.Length - _taken)
        {
            throw part.Fault($"at least {_taken + count} numbers", $"{_values.Length}");
        }

        _taken += (int)count;
        return _values[(_taken - (int)count).._taken];
    }

    /// <summary>Checks that the layers have taken all.</summary>
    /// <exception cref="InvalidDataException">There are more.</exception>
    public void End()
    {
        if (_taken != _values.Length)
        {
            throw part.Fault($"{_taken} numbers", $"{_values.Length}");
        }
    }
}
