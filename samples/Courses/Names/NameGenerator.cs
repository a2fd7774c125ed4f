using StaticNets;

namespace Courses.Names;

/// <summary>Draws names from a network, one character at a time.</summary>
internal sealed class NameGenerator(NameNetwork network, int seed)
{
    private const int LongestDrawn = 15;

    private readonly NameNetwork.State _state = network.NewState();
    private readonly Xoshiro256StarStar _random = new(seed);
    private readonly float[] _letter = new float[NameData.Letters];
    private readonly float[] _probabilities = new float[NameData.Classes];

    /// <summary>Draws a name; one that has not ended after 15 letters is cut there.</summary>
    public string Next()
    {
        _state.Reset();
        _letter.AsSpan().Clear();
        string name = "";
        while (name.Length < LongestDrawn)
        {
            network.Step(_state, _letter, _probabilities);
            int character = Draw();
            if (character == NameData.End)
            {
                break;
            }

            NameData.WriteLetter(character, _letter);
            name += (char)('a' + character - 1);
        }

        return name;
    }

    /// <summary>Draws a character with the probabilities that the network has computed.</summary>
    private int Draw()
    {
        double rest = _random.NextDouble() * _probabilities.Sum(probability => (double)probability);
        int character = 0;
        while (character < NameData.Classes - 1 && (rest -= _probabilities[character]) >= 0)
        {
            character++;
        }

        return character;
    }
}
