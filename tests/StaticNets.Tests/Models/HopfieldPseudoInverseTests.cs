using static StaticNets.Tests.Models.HopfieldPatterns;

namespace StaticNets.Tests.Models;

/// <summary>The pseudo-inverse rule of Hopfield networks.</summary>
public class HopfieldPseudoInverseTests
{
    /// <summary>
    /// The pseudo-inverse rule holds patterns that Hebb's rule loses: 60 of 200 units, many of which resemble each other. With its diagonal
    /// put back, the matrix is the projection P onto the patterns: the trace is their number, and Pp = p. Rounding to single precision is
    /// 6e-8 of each of 200 weights.
    /// </summary>
    [Fact]
    public void ThePseudoInverseHoldsSimilarPatterns()
    {
        Xoshiro256StarStar random = new(11);
        float[] first = RandomSigns(200, random);
        float[] patterns = [.. Enumerable.Range(0, 60).SelectMany(_ => Flip(first, 40, random))];
        LargeMemory hebb = new();
        LargeMemory memory = new();
        hebb.Store(patterns);

        HopfieldStorage storage = memory.StoreByPseudoInverse(patterns);

        Assert.Equal(new HopfieldStorage(60, 200), storage);
        float[] weights = Weights(memory);
        int lost = 0;
        double trace = 0;
        for (int p = 0; p < 60; p++)
        {
            float[] pattern = patterns[(p * 200)..((p + 1) * 200)];
            Assert.Equal(pattern, After(pattern, state => memory.Recall(state)));
            lost += After(pattern, state => hebb.Recall(state)).SequenceEqual(pattern) ? 0 : 1;
        }

        float[] one = patterns[..200];
        for (int i = 0; i < 200; i++)
        {
            double field = 0;
            for (int j = 0; j < 200; j++)
            {
                field += weights[(i * 200) + j] * one[j];
            }

            // Pp = p gives (W + D)p = p, so that the field is (1 − Dᵢ)pᵢ.
            trace += 1 - (field * one[i]);
        }

        Assert.Equal(60, trace, 1e-4);
        Assert.True(lost > 30, $"Hebb's rule lost {lost} of 60.");
    }

    /// <summary>
    /// Two patterns that differ in one unit hold that unit by nothing but themselves: its weights are 0, and it must keep its state instead of
    /// following rounding errors. With damage elsewhere, the nearer pattern returns.
    /// </summary>
    [Fact]
    public void ThePseudoInverseHoldsPatternsThatDifferInOneUnit()
    {
        Xoshiro256StarStar random = new(3);
        for (int draw = 0; draw < 40; draw++)
        {
            LetterMemory memory = new();
            float[] first = RandomSigns(25, random);
            float[] second = [.. first];
            second[draw % 25] = -second[draw % 25];
            memory.StoreByPseudoInverse([.. first, .. second, .. RandomSigns(50, random)]);

            Assert.Equal(first, After(first, state => memory.Recall(state)));
            Assert.Equal(second, After(second, state => memory.Recall(state)));
            float[] damaged = [.. second];
            damaged[(draw + 7) % 25] = -damaged[(draw + 7) % 25];
            Assert.Equal(second, After(damaged, state => memory.Recall(state)));
        }
    }

    /// <summary>As many patterns as the rule allows, in which case little but the patterns is left: every recall ends.</summary>
    [Fact]
    public void RecallingEndsWithNearlyAsManyPatternsAsUnits()
    {
        Xoshiro256StarStar random = new(4);
        int stored = 0;
        for (int draw = 0; draw < 60; draw++)
        {
            LetterMemory memory = new();
            try
            {
                memory.StoreByPseudoInverse(RandomSigns(24 * 25, random));
                stored++;
            }
            catch (ArgumentException)
            {
                // Some random patterns are combinations of others.
                continue;
            }

            for (int state = 0; state < 20; state++)
            {
                memory.Recall(RandomSigns(25, random));
            }
        }

        Assert.True(stored > 30);
    }

    [Fact]
    public void TheRulesDoNotMix()
    {
        LetterMemory memory = new();
        memory.StoreByPseudoInverse(Letters);

        Assert.Contains(
            "2 patterns are stored by the pseudo-inverse rule",
            Assert.Throws<InvalidOperationException>(() => memory.Store(Letters)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(25, memory.Capacity);
        memory.Forget();
        Assert.Equal(3.45, memory.Store(Letters).Capacity, 1e-12);
    }
}
