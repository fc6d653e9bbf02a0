namespace SnnDsl.Schema;

/// <summary>Whole numbers from 0 that are less than another setting of the same attribute.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BelowAttribute(string setting, string words) : Attribute
{
    /// <summary>Name of the other setting.</summary>
    public string Setting => setting;

    /// <summary>The other setting in messages.</summary>
    public string Words => words;
}
