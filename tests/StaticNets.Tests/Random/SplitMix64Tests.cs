namespace StaticNets.Tests;

public class SplitMix64Tests
{
    // The first outputs of the state 1234567, as published with the task "Pseudo-random numbers/Splitmix64" on Rosetta Code.
    private static readonly ulong[] _published =
    [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ];

    [Fact]
    public void TheSequenceIsThePublishedOne()
    {
        ulong state = 1234567;
        Assert.All(_published, expected => Assert.Equal(expected, SplitMix64.Next(ref state)));
    }

    [Fact]
    public void AnyPlaceIsReachedWithoutTheOnesBefore()
    {
        for (int place = _published.Length - 1; place >= 0; place--)
        {
            Assert.Equal(_published[place], SplitMix64.At(1234567, (ulong)place));
        }
    }
}
