using System.Diagnostics;
using StaticNets.Tests.Support;
using static StaticNets.Tests.Models.HopfieldPatterns;

namespace StaticNets.Tests.Models;

/// <summary>Hopfield networks against their equations.</summary>
public class HopfieldTests
{
    /// <summary>W = Σ p pᵀ / n with a zero diagonal; all values are multiples of 1/25 and exact within one rounding.</summary>
    [Fact]
    public void StoresByHebb()
    {
        LetterMemory memory = new();

        memory.Store(Letters);

        float[] weights = Weights(memory);
        for (int i = 0; i < 25; i++)
        {
            for (int j = 0; j < 25; j++)
            {
                double expected = i == j ? 0 : ((Letters[i] * Letters[j]) + (Letters[25 + i] * Letters[25 + j])) / 25.0;
                Assert.Equal(expected, weights[(i * 25) + j], 1e-8);
            }
        }
    }

    /// <summary>Five of 25 units are flipped; every one of 100 draws is recalled whole, in every order of updates.</summary>
    [Fact]
    public void RecallsDamagedPatterns()
    {
        LetterMemory memory = new();
        memory.Store(Letters);
        Xoshiro256StarStar random = new(7);
        for (int draw = 0; draw < 100; draw++)
        {
            float[] letter = Letters[(draw % 2 * 25)..((draw % 2 * 25) + 25)];
            float[] damaged = Flip(letter, 5, random);

            Assert.Equal(letter, After(damaged, state => memory.Recall(state)));
            Assert.Equal(letter, After(damaged, state => memory.Recall(state, random)));
            Assert.Equal(letter, After(damaged, state => Assert.True(memory.RecallSynchronously(state))));
        }
    }

    [Fact]
    public void EnergyIsTheQuadraticForm()
    {
        LetterMemory memory = new();
        memory.Store(Letters);
        float[] state = Flip(Letters[..25], 8, new Xoshiro256StarStar(1));
        float[] weights = Weights(memory);
        double expected = 0;
        for (int i = 0; i < 625; i++)
        {
            expected -= 0.5 * weights[i] * state[i / 25] * state[i % 25];
        }

        Assert.Equal(expected, memory.Energy(state), 1e-12);
    }

    /// <summary>A unit update never raises the energy: random symmetric weights, many patterns.</summary>
    [Fact]
    public void RecallingLowersTheEnergyToAStateAtRest()
    {
        LargeMemory memory = new();
        Xoshiro256StarStar random = new(3);
        memory.Store(RandomSigns(60 * 200, random));
        for (int draw = 0; draw < 20; draw++)
        {
            float[] state = RandomSigns(200, random);
            double before = memory.Energy(state);

            memory.Recall(state, random);

            Assert.True(memory.Energy(state) < before);
            float[] rest = [.. state];
            Assert.Equal(1, memory.Recall(state));
            Assert.Equal(rest, state);
        }
    }

    /// <summary>Two units that repel each other: updated at once, they both flip for ever; one after another, they come to rest.</summary>
    [Fact]
    public void SynchronousUpdatesMayAlternate()
    {
        TwoUnits memory = new();
        memory.Store([1, -1]);
        float[] state = [1, 1];

        Assert.False(memory.RecallSynchronously(state, maxSweeps: 11));
        Assert.Equal([-1, -1], state);
        Assert.Equal(2, memory.Recall(state));
        Assert.Equal([1, -1], state);
    }

    /// <summary>A field of exactly zero leaves the unit as it is.</summary>
    [Fact]
    public void AUnitWithoutFieldKeepsItsState()
    {
        TwoUnits memory = new();
        float[] state = [-1, 1];

        Assert.Equal(1, memory.Recall(state));
        Assert.Equal([-1, 1], state);
    }

    /// <summary>
    /// The weights between two units whose products cancel are exactly 0, however many patterns were stored: of A, A, A, B, B, B, the first
    /// unit has no field, and A is at rest.
    /// </summary>
    [Fact]
    public void CancelledWeightsAreExactlyZero()
    {
        ThreeUnits memory = new();
        memory.Store([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, 1, -1, -1, 1, -1, -1]);

        Assert.Equal([0, 0, 0, 0, 0, 2, 0, 2, 0], Weights(memory));
        Assert.Equal([1, 1, 1], After([1, 1, 1], state => memory.Recall(state)));
    }

    [Fact]
    public void RejectsWeightsThatAreNotSymmetric()
    {
        TwoUnits memory = new();
        memory.Parameters.Set("weights", [0, 1, -1, 0]);

        Assert.Equal(
            "weights must be symmetric, but weights[1, 0] is -1 and weights[0, 1] is 1.",
            Assert.Throws<InvalidOperationException>(() => memory.Recall([1, 1])).Message
        );
        memory.Parameters.Set("weights", [1, 0, 0, 0]);
        Assert.Equal(
            "weights must have a zero diagonal, but weights[0, 0] is 1.",
            Assert.Throws<InvalidOperationException>(() => memory.Energy([1, 1])).Message
        );
        memory.Parameters.Set("weights", [0, 1, 1, 0]);
        memory.Parameters.Set("stored", [0.5f, 0]);
        Assert.Equal(
            "stored must hold numbers of patterns, but holds 0.5.",
            Assert.Throws<InvalidOperationException>(() => memory.Store([1, 1])).Message
        );
        memory.Parameters.Set("stored", [1, 0]);
        Assert.Equal(1, memory.Recall([1, 1]));
    }

    [Fact]
    public void WarnsOfTooManyPatterns()
    {
        LetterMemory memory = new();
        Xoshiro256StarStar random = new(5);

        HopfieldStorage three = memory.Store(RandomSigns(75, random));
        HopfieldStorage four = memory.Store(RandomSigns(25, random));

        Assert.False(three.IsOverloaded);
        Assert.Equal("3 of about 3.5 patterns are stored.", three.ToString());
        Assert.True(four.IsOverloaded);
        Assert.Equal(
            "4 patterns are stored, but only about 3.5 random patterns can be recalled: use more units, or StoreByPseudoInverse.",
            four.ToString()
        );
        Assert.Equal(4, memory.PatternCount);
    }

    /// <summary>A debugger and other listeners get the warning, and no message while the memory is not too full.</summary>
    [Fact]
    public void AnOverloadedMemoryWarnsListeners()
    {
        using StringWriter heard = new();
        using TextWriterTraceListener listener = new(heard);
        Trace.Listeners.Add(listener);
        try
        {
            Xoshiro256StarStar random = new(6);
            LetterMemory memory = new();
            memory.Store(RandomSigns(75, random));
            Assert.DoesNotContain("3 of about", heard.ToString(), StringComparison.Ordinal);
            string warning = memory.Store(RandomSigns(25 * 4, random)).ToString();
            Assert.StartsWith("7 patterns are stored, but", warning, StringComparison.Ordinal);
            Assert.Contains(warning, heard.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Trace.Listeners.Remove(listener);
        }
    }

    [Fact]
    public void ForgetsEverything()
    {
        LetterMemory memory = new();
        memory.Store(Letters);

        memory.Forget();

        Assert.Equal(0, memory.PatternCount);
        Assert.All(Weights(memory), weight => Assert.Equal(0, weight));
    }

    [Fact]
    public void RejectsWrongPatternsAndKeepsItsMemory()
    {
        LetterMemory memory = new();
        memory.Store(Letters);
        float[] before = Weights(memory);
        float[] bad = [.. Letters];
        bad[30] = 0.5f;

        Assert.Equal(
            "The units of patterns are −1 or 1, but unit 5 of row 1 is 0.5. (Parameter 'patterns')",
            Assert.Throws<ArgumentException>(() => memory.Store(bad)).Message
        );
        Assert.Contains(
            "patterns needs whole rows of 25 values, at least one, but has 26 values",
            Assert.Throws<ArgumentException>(() => memory.Store(bad.AsSpan(0, 26))).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "state needs 25 values, one for each unit, but has 24. (Parameter 'state')",
            Assert.Throws<ArgumentException>(() => memory.Recall(new float[24])).Message
        );
        Assert.Contains(
            "2 are stored already: call Forget() first",
            Assert.Throws<InvalidOperationException>(() => memory.StoreByPseudoInverse(Letters)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(before, Weights(memory));
        LetterMemory empty = new();
        Assert.Contains(
            "A pattern is a combination of others",
            Assert.Throws<ArgumentException>(() => empty.StoreByPseudoInverse([.. Letters, .. Letters[..25]])).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "The pseudo-inverse rule stores fewer patterns than there are units: at most 24, but there are 25. (Parameter 'patterns')",
            Assert.Throws<ArgumentException>(() => empty.StoreByPseudoInverse(RandomSigns(625, new Xoshiro256StarStar(0)))).Message
        );
        float[] third = [.. Letters[..12], .. Letters[37..]];
        float[] opposite = [.. third.Select(value => -value)];
        Assert.Throws<ArgumentException>(() => empty.StoreByPseudoInverse([.. Letters, .. third, .. opposite]));
        Assert.Equal(0, empty.PatternCount);
    }

    [Fact]
    public void RecallingAllocatesNothing()
    {
        LetterMemory memory = new();
        memory.Store(Letters);
        float[] state = Letters[..25];
        Xoshiro256StarStar random = new(0);

        Assert.Equal(
            0,
            Allocations.Of(() =>
            {
                state[3] = -state[3];
                memory.Recall(state);
                state[4] = -state[4];
                memory.Recall(state, random);
                memory.RecallSynchronously(state);
                memory.Energy(state);
            })
        );
    }
}
