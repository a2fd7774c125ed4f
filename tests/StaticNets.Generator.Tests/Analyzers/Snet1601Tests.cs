using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A slice must lie within an axis of its input, and take an element.</summary>
public sealed class Snet1601Tests
{
    [Theory]
    [InlineData("{|SNET1601:2|}, 0, 1", "axis = 2", "its axes are 0 to 1, or -2 to -1 from the end")]
    [InlineData("{|SNET1601:-3|}, 0, 1", "axis = -3", "its axes are 0 to 1, or -2 to -1 from the end")]
    [InlineData("axis: {|SNET1601:2147483647|}, start: 7", "axis = 2147483647", "its axes are 0 to 1, or -2 to -1 from the end")]
    [InlineData("0, {|SNET1601:5|}", "start = 5", "axis 0 has 5 elements, so a slice starts at 0 to 4, or -5 to -1 from the end")]
    [InlineData("1, {|SNET1601:-5|}, 9", "start = -5", "axis 1 has 4 elements, so a slice starts at 0 to 3, or -4 to -1 from the end")]
    [InlineData("0, 2, {|SNET1601:6|}", "end = 6", "axis 0 has 5 elements, so behind start = 2 the slice ends at 3 to 5")]
    [InlineData("0, 2, {|SNET1601:2|}", "end = 2", "axis 0 has 5 elements, so behind start = 2 the slice ends at 3 to 5")]
    [InlineData("0, 4, {|SNET1601:0|}", "end = 0", "axis 0 has 5 elements, so behind start = 4 the slice ends at 5")]
    [InlineData("-1, -1, end: {|SNET1601:-1|}", "end = -1", "axis 1 has 4 elements, so behind start = 3 the slice ends at 4")]
    public void ReportsASliceOutsideOfTheAxis(string slice, string written, string reason) =>
        Reports.Match(
            $$"""
            [Network, Input(5, 4), Slice({{slice}}), Flatten, Dense(3, Inputs = 7)]
            public partial class Net;
            """,
            $"'slice' has {written}, but 'input' gives it the shape 5×4: {reason}"
        );

    [Theory]
    [InlineData("0, 0", 20)]
    [InlineData("0, 0, 5", 20)]
    [InlineData("0, 4", 4)]
    [InlineData("1, -1", 5)]
    [InlineData("-2, -5, -4", 4)]
    [InlineData("axis: -1, start: 1, end: 3", 10)]
    public void AcceptsSlicesWithinTheAxis(string slice, int left) =>
        Reports.Match(
            $"""
            [Network, Input(5, 4), Slice({slice}), Flatten, Dense(3, Inputs = {left})]
            public partial class Net;
            """
        );

    /// <summary>In a block that is read alone, shapes and sizes are unknown.</summary>
    [Fact]
    public void AcceptsSlicesOfBlocks() =>
        Reports.Match(
            """
            [Slice("0", "first", "first + count"), Dense(2)]
            public sealed class PartAttribute(int first, int count) : BlockAttribute
            {
                public int Sum => first + count;
            }

            [Network, Input(9), Part(3, 4)]
            public partial class Net;
            """
        );
}
